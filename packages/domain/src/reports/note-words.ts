/** Notes as sentences, for what leaves the screen: files and explanations. Screens translate by code. */
import type { Words } from '../words'
import type { ReportNote } from './notes'
import type { NoteCode } from './tally'

const sentences: Record<NoteCode, string> = {
  INCOMPLETE: 'Sebagian laporan belum masuk. Angka yang belum ada tidak dihitung sebagai nol.',
  TARGET_COARSER: 'Ada indikator yang targetnya untuk periode lebih panjang, jadi capaian pada rincian ini tidak dapat dihitung.',
  PERIOD_INCOMPLETE: 'Periode belum selesai: realisasi sampai saat ini dibandingkan dengan target penuh.',
  MIXED_UNITS: 'Satuan indikator berbeda-beda, jadi target dan realisasinya tidak dijumlahkan.',
  NOT_ADDITIVE: 'Ada indikator yang angkanya tidak dapat dijumlahkan, misalnya persentase.',
  NOT_CONSOLIDATED: 'Ada indikator yang angkanya tidak digabung antarunit atau antarpegawai.',
  RANGE_TARGET: 'Ada target berupa rentang, jadi tidak ditampilkan sebagai satu angka.',
  MIXED_SOURCES: 'Laporan ini menggabungkan angka dari sumber yang berbeda, misalnya angka terbitan dan angka contoh.',
  PRINTED_DIFFERS: 'Ada capaian yang tercetak berbeda dari hasil hitung ulang. Yang ditampilkan adalah hasil hitung ulang.',
  CAPPED: 'Ada capaian yang dipotong pada batas atas indikatornya.',
  PART_OF_EXCLUDED: 'Bagian dari indikator lain tidak dihitung dua kali: hanya indikator induknya yang masuk.',
  ZERO_TARGET: 'Ada target nol, yang dinilai dengan aturan khusus atau tidak dapat dihitung.',
  ROWS_LEFT_OUT: 'Sebagian baris tidak ditampilkan karena syarat atau batas urutan; total tetap menghitung semuanya.',
  TRUNCATED: 'Hanya sebagian baris yang ditampilkan.',
  PERSONS_LEFT_OUT: 'Angka tentang perorangan yang tidak boleh Anda lihat tidak ikut dihitung.',
  SUPPRESSED: 'Tidak ditampilkan karena dapat menunjuk kurang dari lima orang.',
}

/** How many indicators a sentence names before it only counts the rest. */
const namedIndicators = 10

/** 'Ada capaian yang dipotong pada batas atas indikatornya. (1671:PAD-01, 1671:PAD-02)' */
export const noteWords = ({ code, message, indicators }: Pick<ReportNote, 'code' | 'message' | 'indicators'>): Words => {
  const rest = indicators.length - namedIndicators
  const named = indicators.slice(0, namedIndicators).join(', ')
  const about = (more: string) => (indicators.length === 0 ? '' : ` (${named}${rest > 0 ? more : ''})`)
  return { id: sentences[code] + about(`, dan ${rest} lainnya`), en: message + about(`, and ${rest} more`) }
}
