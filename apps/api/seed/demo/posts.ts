import type { Agency } from './structure'
import type { IndicatorPlan, Profession } from './town'

export type PositionType = 'JPT' | 'ADMINISTRATOR' | 'PENGAWAS' | 'PELAKSANA' | 'FUNGSIONAL'
export type Post = { title: string; type: PositionType }

/** The functional posts of a profession, those with more holders named more often. */
const functional: Record<Profession, string[]> = {
  HEALTH: [
    'Perawat Terampil',
    'Perawat Ahli Pertama',
    'Bidan Terampil',
    'Bidan Mahir',
    'Dokter Ahli Pertama',
    'Dokter Gigi Ahli Pertama',
    'Epidemiolog Kesehatan Ahli Pertama',
    'Tenaga Sanitasi Lingkungan Terampil',
    'Apoteker Ahli Pertama',
    'Nutrisionis Terampil',
  ],
  SCHOOL: ['Guru Ahli Pertama', 'Guru Ahli Pertama', 'Guru Ahli Muda', 'Guru Ahli Muda', 'Guru Ahli Madya', 'Pengawas Sekolah Ahli Madya'],
  REGISTRY: ['Administrator Database Kependudukan Ahli Pertama', 'Operator Sistem Informasi Administrasi Kependudukan Terampil'],
  PERMITS: ['Penata Perizinan Ahli Pertama', 'Penata Perizinan Ahli Muda'],
  WORKS: [
    'Teknik Jalan dan Jembatan Ahli Pertama',
    'Teknik Pengairan Ahli Pertama',
    'Penata Ruang Ahli Pertama',
    'Pembina Jasa Konstruksi Ahli Muda',
  ],
  TOURISM: ['Adyatama Kepariwisataan dan Ekonomi Kreatif Ahli Pertama', 'Adyatama Kepariwisataan dan Ekonomi Kreatif Ahli Muda'],
  AUDIT: ['Auditor Ahli Pertama', 'Auditor Ahli Muda', 'Pengawas Penyelenggaraan Urusan Pemerintahan Daerah Ahli Muda'],
  PERSONNEL: ['Analis SDM Aparatur Ahli Pertama', 'Asesor SDM Aparatur Ahli Pertama', 'Pranata SDM Aparatur Terampil'],
  PLANNING: ['Perencana Ahli Pertama', 'Perencana Ahli Muda', 'Peneliti Ahli Pertama'],
  REVENUE: ['Analis Keuangan Pusat dan Daerah Ahli Pertama', 'Penilai Pajak Bumi dan Bangunan Ahli Pertama'],
  FISHERY: ['Penyuluh Perikanan Ahli Pertama', 'Pengelola Produksi Perikanan Tangkap Terampil'],
  FARMING: [
    'Penyuluh Pertanian Ahli Pertama',
    'Penyuluh Pertanian Terampil',
    'Pengendali Organisme Pengganggu Tumbuhan Terampil',
    'Analis Ketahanan Pangan Ahli Pertama',
  ],
  SOCIAL: ['Pekerja Sosial Ahli Pertama', 'Penyuluh Sosial Ahli Pertama'],
  TRANSPORT: ['Penguji Kendaraan Bermotor Terampil', 'Analis Kebijakan Ahli Pertama'],
  MEDIA: [
    'Pranata Komputer Ahli Pertama',
    'Pranata Komputer Terampil',
    'Pranata Hubungan Masyarakat Ahli Pertama',
    'Sandiman Ahli Pertama',
  ],
  DISTRICT: ['Penata Kelola Pemerintahan', 'Pengolah Data dan Informasi'],
  GENERAL: ['Analis Kebijakan Ahli Pertama', 'Analis Hukum Ahli Pertama', 'Arsiparis Terampil', 'Pranata Hubungan Masyarakat Ahli Pertama'],
}
const general = ['Penelaah Teknis Kebijakan', 'Pengolah Data dan Informasi', 'Pengadministrasi Perkantoran', 'Operator Layanan Operasional']
/** The professions whose work is mostly done in functional posts. */
const mostlyFunctional: Profession[] = ['HEALTH', 'SCHOOL', 'AUDIT', 'REGISTRY', 'PERMITS']

export function headOf(agency: Agency): Post {
  const place = agency.name.replace(/^(Kecamatan|Kelurahan) /, '')
  switch (agency.kind) {
    case 'SEKRETARIAT':
      return { title: 'Sekretaris Daerah', type: 'JPT' }
    case 'INSPEKTORAT':
      return { title: 'Inspektur Daerah', type: 'JPT' }
    case 'DINAS':
    case 'BADAN':
      return { title: `Kepala ${agency.name}`, type: 'JPT' }
    case 'KECAMATAN':
      return { title: `Camat ${place}`, type: 'ADMINISTRATOR' }
    case 'KELURAHAN':
      return { title: `Lurah ${place}`, type: 'PENGAWAS' }
    case 'BIDANG':
    case 'BAGIAN':
      return { title: `Kepala ${agency.name}`, type: 'ADMINISTRATOR' }
    default:
      return { title: `Kepala ${agency.name}`, type: 'PENGAWAS' }
  }
}

/** The second in a top agency: who acts for the head when the post is empty. */
export function deputyOf(agency: Agency): Post {
  if (agency.kind === 'SEKRETARIAT') return { title: 'Asisten Administrasi Umum', type: 'JPT' }
  return agency.kind === 'KECAMATAN'
    ? { title: `Sekretaris ${agency.name}`, type: 'PENGAWAS' }
    : { title: `Sekretaris ${agency.name}`, type: 'ADMINISTRATOR' }
}

export function staffPosts(profession: Profession): Post[] {
  const professional = functional[profession].map((title): Post => ({
    title,
    type: profession === 'DISTRICT' ? 'PELAKSANA' : 'FUNGSIONAL',
  }))
  const clerical = general.map((title): Post => ({ title, type: 'PELAKSANA' }))
  return mostlyFunctional.includes(profession)
    ? [...professional, ...professional, ...professional, ...clerical.slice(1)]
    : [...professional, ...clerical]
}

/** Is an indicator one that holders of this post report for themselves? Only teachers teach, and only those who meet patients serve them. */
export function isFor({ code, subjects }: IndicatorPlan, profession: Profession, { title }: Post): boolean {
  if (!('persons' in subjects) || !subjects.persons.includes(profession)) return false
  if (code === 'IKI-AJAR' || code === 'IKI-TUNTAS') return title.startsWith('Guru')
  if (code.startsWith('IKI-P')) return /^(Perawat|Bidan|Dokter|Apoteker|Nutrisionis)/.test(title)
  return true
}
