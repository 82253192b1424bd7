import type { ObservationState, Polarity } from '@tolok/domain'

/** What views promise each other: where one can be reached, and what it can be asked to show. A view's own address may hold more. */
export type Addresses = {
  'perangkat-daerah': { perangkat?: string; cari?: string; sifat?: string }
  indikator: { indikator?: string; cari?: string; arah?: Polarity; perangkat?: string; sifat?: string }
  /** One version, `dengan` which it is compared, or a draft and the part of it that is open. */
  aturan: { aturan?: string; dengan?: string; rancangan?: string; bagian?: 'isi' | 'masukan' | 'simulasi' | 'penerbitan' | 'ubah' }
  pegawai: { pegawai?: string; cari?: string; perangkat?: string; sifat?: string }
  /** `catat` opens the form for a new one. */
  realisasi: { realisasi?: string; perangkat?: string; indikator?: string; keadaan?: ObservationState; catat?: string }
  /** One person's score in a period: the part that is open, the number explained, what is supposed; else the list and what narrows it. */
  'nilai-kinerja': {
    kartu?: string
    bagian?: 'rincian' | 'andai' | 'penilaian' | 'segel'
    jelaskan?: string
    andai?: string
    cari?: string
    kurun?: string
    perangkat?: string
    aturan?: string
    hasil?: string
    pegawai?: string
    sifat?: 'latihan' | 'sungguhan'
    segel?: 'sudah' | 'belum'
  }
  /** The report builder's question, or a saved or ready report to open: measures, rows, columns, period, where, totals, minimum state, view. */
  laporan: { m?: string; r?: string; c?: string; p?: string; w?: string; t?: string; s?: string; v?: string; d?: string; simpanan?: string; siap?: string }
  /** One saved report and the part of it that is open, else a list and what narrows it. */
  'laporan-tersimpan': { laporan?: string; bagian?: 'ringkasan' | 'bagikan' | 'jadwal' | 'versi'; daftar?: 'laporan' | 'galeri' | 'jadwal' | 'berkas' }
  dasbor: { dasbor?: string }
  /** One publication. */
  terbitan: { terbitan?: string }
  /** The part that is open, and one webhook in it. */
  integrasi: { bagian?: 'layanan' | 'webhook'; webhook?: string }
  'kotak-masuk': { saring?: 'baru' }
}
