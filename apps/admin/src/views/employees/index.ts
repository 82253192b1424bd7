import { IconUsers } from '@tabler/icons-react'
import { textIn, type View } from '../../platform/view'

export type EmployeesSearch = { pegawai?: string; cari?: string; perangkat?: string }

export const employeesView: View<EmployeesSearch> = {
  path: 'pegawai',
  title: 'employees.title',
  icon: IconUsers,
  section: 'people',
  needs: 'employee.read',
  search: (raw) => ({ pegawai: textIn(raw.pegawai), cari: textIn(raw.cari), perangkat: textIn(raw.perangkat) }),
  texts: 'views',
  load: () => import('./employees'),
}
