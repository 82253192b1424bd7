import { TbUsers } from 'react-icons/tb'
import type { Addresses } from '../../platform/addresses'
import { textIn, type View } from '../../platform/view'

export const employeesView: View<Addresses['pegawai']> = {
  path: 'pegawai',
  title: 'employees.title',
  icon: TbUsers,
  section: 'people',
  needs: 'employee.read',
  search: (raw) => ({ pegawai: textIn(raw.pegawai), cari: textIn(raw.cari), sifat: textIn(raw.sifat), perangkat: textIn(raw.perangkat) }),
  texts: 'views',
  load: () => import('./employees'),
}
