/** What is wrong and what to do about it, in plain words: for the wizard, the command line and the list to download. A table: one code a line. */
import type { ImportProblem, ImportCode } from './read/problems'
import type { Question } from './read/survey'

export type Language = 'id' | 'en'
type Facts = Record<string, unknown>
type Sentence = string | ((facts: Facts, value: string) => string)
type Words = { reason: Record<Language, Sentence>; remedy: Record<Language, Sentence> }

const words = (idReason: Sentence, idRemedy: Sentence, enReason: Sentence, enRemedy: Sentence): Words => ({ reason: { id: idReason, en: enReason }, remedy: { id: idRemedy, en: enRemedy } })
const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''))
const boundWords: Record<string, Record<Language, string>> = {
  BYTES: { id: 'bita setelah dibuka', en: 'bytes unpacked' },
  ENTRIES: { id: 'bagian di dalam berkas', en: 'parts inside' },
  SHEETS: { id: 'lembar', en: 'sheets' },
  STYLES: { id: 'gaya sel', en: 'cell styles' },
  STRINGS: { id: 'bita teks', en: 'bytes of text' },
  CELLS: { id: 'sel', en: 'cells' },
  RATIO: { id: 'kali ukuran padatnya', en: 'times its packed size' },
}
const bounds = (found: unknown, most: unknown, language: Language): string => `${Number(most).toLocaleString(language)} ${boundWords[String(found)]?.[language] ?? String(found)}`
const registers: Record<string, Record<Language, string>> = {
  agency: { id: 'unit kerja', en: 'agency' },
  indicator: { id: 'indikator', en: 'indicator' },
  source: { id: 'sumber', en: 'source' },
  employee: { id: 'pegawai', en: 'employee' },
  position: { id: 'jabatan', en: 'position' },
}
const register = (facts: Facts, language: Language): string => registers[String(facts['register'])]?.[language] ?? String(facts['register'])

export const wordsOf: Record<ImportCode, Words> = {
  NOT_CSV: words(({ found }) => `Berkas ini ${found}, bukan XLSX atau CSV.`, ({ found }) => (found === 'ZIP' || found === 'GZIP' ? 'Keluarkan dulu berkas di dalamnya, lalu unggah berkas itu.' : 'Buka di aplikasi lembar kerja, lalu simpan sebagai XLSX atau CSV UTF-8.'), ({ found }) => `This file is ${found}, neither XLSX nor CSV.`, ({ found }) => (found === 'ZIP' || found === 'GZIP' ? 'Take the file out of it first, then upload that.' : 'Open it in a spreadsheet and save it as XLSX or CSV UTF-8.')),
  EMPTY_FILE: words('Berkas tidak berisi baris data.', 'Pastikan baris pertama berisi judul kolom dan di bawahnya ada data.', 'The file holds no rows.', 'The first line must hold the headers, with rows below it.'),
  ENCODING_UNKNOWN: words('Susunan huruf berkas tidak dikenali.', 'Simpan ulang sebagai CSV UTF-8.', 'The encoding of the file is not known.', 'Save it again as CSV UTF-8.'),
  QUOTE_NOT_CLOSED: words(({ row }) => `Tanda kutip yang dibuka di sekitar baris ${row} tidak pernah ditutup.`, 'Tutup atau hapus tanda kutip itu, lalu unggah lagi.', ({ row }) => `A quote opened near row ${row} is never closed.`, 'Close or remove it and upload again.'),
  QUOTE_MISPLACED: words(({ row }) => `Ada tanda kutip di tengah sel pada baris ${row}.`, 'Hapus tanda kutip itu atau apit seluruh sel dengan tanda kutip.', ({ row }) => `A quote stands inside a cell of row ${row}.`, 'Remove it, or quote the whole cell.'),
  RECORD_TOO_LONG: words(({ row }) => `Baris ${row} terlalu panjang.`, 'Periksa tanda kutip dan akhir baris di sekitarnya.', ({ row }) => `Row ${row} is too long.`, 'Check the quotes and line ends around it.'),
  TOO_MANY_ROWS: words(({ most }) => `Berkas berisi lebih dari ${most} baris.`, 'Bagi menjadi beberapa berkas.', ({ most }) => `The file holds more than ${most} rows.`, 'Split it into several files.'),
  TOO_MANY_COLUMNS: words(({ found, most }) => `Berkas memiliki ${found} kolom; paling banyak ${most}.`, 'Hapus kolom yang tidak diperlukan.', ({ found, most }) => `The file has ${found} columns; the most is ${most}.`, 'Remove the columns that are not needed.'),
  TOO_LARGE: words('Berkas terlalu besar.', 'Bagi menjadi beberapa berkas.', 'The file is too large.', 'Split it into several files.'),
  COLUMN_MISSING: words('Kolom wajib tidak ada.', ({ allowed }) => `Tambahkan kolom dengan judul ${list(allowed).split(', ').slice(0, 3).join(' atau ')}.`, 'A required column is missing.', ({ allowed }) => `Add a column headed ${list(allowed).split(', ').slice(0, 3).join(' or ')}.`),
  COLUMN_DUPLICATE: words(({ header }) => `Judul kolom “${header}” muncul dua kali.`, 'Hapus salah satu atau ganti judulnya.', ({ header }) => `The header “${header}” appears twice.`, 'Remove one of them or rename it.'),
  INTERRUPTED: words('Pengolahan terhenti sebelum selesai; tidak ada yang tersimpan.', 'Jalankan sekali lagi.', 'Processing stopped before its end; nothing was written.', 'Run it once more.'),
  READER_FAILED: words('Berkas gagal dibaca.', 'Coba lagi; bila berulang, kirim berkasnya kepada pengelola aplikasi.', 'The file could not be read.', 'Try again; if it happens again, give the file to whoever runs the platform.'),
  PREVIEW_RENEWED: words('Data induk berubah sejak pratinjau dibuat; tidak ada yang tersimpan.', 'Periksa pratinjau yang baru, lalu terapkan.', 'The registers changed since the preview; nothing was written.', 'Look at the new preview, then apply it.'),
  EXTENSION_REFUSED: words(
    ({ extension, reason, count, rows }) => `Aturan tambahan ${String(extension)} menolak ${String(count)} baris (baris ${list(rows)}): ${String(reason)}. Tidak ada yang tersimpan.`,
    'Perbaiki menurut aturan itu, lalu terapkan lagi.',
    ({ extension, reason, count, rows }) => `A rule that ${String(extension)} added refuses ${String(count)} rows (row ${list(rows)}): ${String(reason)}. Nothing was written.`,
    'Put it right by that rule, then apply again.',
  ),
  APPLY_FAILED: words('Penerapan gagal; tidak ada yang tersimpan.', 'Coba lagi; bila berulang, hubungi pengelola aplikasi.', 'Applying failed; nothing was written.', 'Try again; if it happens again, tell whoever runs the platform.'),
  WORKBOOK_BROKEN: words('Berkas XLSX ini rusak atau isinya tidak wajar.', 'Buka di aplikasi lembar kerja, lalu pakai Simpan Sebagai untuk membuat berkas XLSX baru.', 'This XLSX file is damaged, or not as a spreadsheet writes it.', 'Open it in a spreadsheet and use Save As to make a new XLSX file.'),
  WORKBOOK_ENCRYPTED: words('Berkas ini dikunci dengan kata sandi.', 'Hapus kata sandinya di aplikasi lembar kerja, simpan, lalu unggah lagi.', 'This file is locked with a password.', 'Remove the password in the spreadsheet, save, and upload again.'),
  WORKBOOK_MACROS: words('Berkas ini memuat makro.', 'Simpan sebagai XLSX (tanpa makro), lalu unggah berkas itu.', 'This file holds macros.', 'Save it as XLSX, which has none, and upload that.'),
  WORKBOOK_TOO_LARGE: words(({ found, most }) => `Isi berkas XLSX ini melampaui batas (${bounds(found, most, 'id')}).`, 'Salin hanya kolom dan baris yang perlu ke berkas baru, atau bagi menjadi beberapa berkas.', ({ found, most }) => `This XLSX file holds more than may be (${bounds(found, most, 'en')}).`, 'Copy only the columns and rows that are needed to a new file, or split it into several.'),
  TOO_SLOW: words(({ most }) => `Berkas ini belum selesai dibaca setelah ${most} detik.`, 'Salin hanya kolom dan baris yang perlu ke berkas baru, atau bagi menjadi beberapa berkas.', ({ most }) => `This file was not read to its end within ${most} seconds.`, 'Copy only the columns and rows that are needed to a new file, or split it into several.'),
  SHEETS_HIDDEN: words(({ sheets }) => `Hanya lembar tersembunyi yang berisi data: ${list(sheets)}.`, 'Tampilkan lembar itu di aplikasi lembar kerja, simpan, lalu unggah lagi.', ({ sheets }) => `Only hidden sheets hold anything: ${list(sheets)}.`, 'Unhide the sheet in the spreadsheet, save, and upload again.'),
  MERGED_CELLS: words(({ sheet, ranges, count }) => `Ada ${count} sel gabungan di bagian yang dibaca pada lembar “${String(sheet)}”: ${list(ranges)}.`, 'Pisahkan sel gabungan dan isi setiap selnya; judul di atas kepala kolom dihapus saja.', ({ sheet, ranges, count }) => `The part of the sheet “${String(sheet)}” that is read has ${count} merged cells: ${list(ranges)}.`, 'Unmerge them and fill in every cell; remove a title above the headers.'),
  COLUMN_COUNT: words(({ expected, found }) => `Baris ini memiliki ${found} sel, judulnya ${expected}.`, 'Periksa tanda pemisah dan tanda kutip di baris ini.', ({ expected, found }) => `This row has ${found} cells, the header ${expected}.`, 'Check the separators and quotes of this row.'),
  REQUIRED: words('Sel wajib ini kosong.', 'Isi sel ini.', 'This required cell is empty.', 'Fill it in.'),
  TOO_LONG: words(({ most }) => `Isi sel lebih panjang dari ${most} huruf.`, 'Persingkat isinya.', ({ most }) => `The cell is longer than ${most} characters.`, 'Shorten it.'),
  UNSEEN_CHARACTER: words('Sel memuat huruf yang tidak terlihat.', 'Ketik ulang isi sel ini.', 'The cell holds characters that cannot be seen.', 'Type it anew.'),
  NOT_A_NUMBER: words((_, value) => `“${value}” bukan angka.`, 'Tulis angka saja, misalnya 1234,5.', (_, value) => `“${value}” is not a number.`, 'Write figures only, such as 1234.5.'),
  EXPONENT: words((_, value) => `“${value}” ditulis dalam bentuk pangkat sehingga angkanya tidak utuh.`, 'Di lembar kerja, ubah format kolom menjadi Angka tanpa pangkat, lalu simpan ulang.', (_, value) => `“${value}” is in exponent form, so its digits are lost.`, 'In the spreadsheet, format the column as Number, then save it again.'),
  OUT_OF_RANGE: words('Angka di luar batas.', ({ maxDecimals, least, most }) => (most !== undefined ? `Tulis ${maxDecimals === 0 ? 'bilangan bulat' : 'angka'} dari ${String(least)} sampai ${String(most)}.` : maxDecimals ? `Paling banyak 22 angka di depan dan ${String(maxDecimals)} di belakang koma.` : `Paling kecil ${String(least)}.`), 'The number is out of range.', ({ maxDecimals, least, most }) => (most !== undefined ? `Write a ${maxDecimals === 0 ? 'whole ' : ''}number from ${String(least)} to ${String(most)}.` : maxDecimals ? `At most 22 digits before and ${String(maxDecimals)} behind the mark.` : `At least ${String(least)}.`)),
  NOT_A_DAY: words((_, value) => `“${value}” bukan tanggal yang ada.`, 'Tulis 2026-03-31 atau 31/03/2026.', (_, value) => `“${value}” is no day that exists.`, 'Write 2026-03-31 or 31/03/2026.'),
  SERIAL_DAY: words((_, value) => `“${value}” adalah nomor hari lembar kerja.`, 'Ubah format kolom menjadi Tanggal, lalu simpan ulang.', (_, value) => `“${value}” is a spreadsheet's day number.`, 'Format the column as Date, then save it again.'),
  YEAR_OF_TWO_DIGITS: words((_, value) => `Tahun pada “${value}” hanya dua angka.`, 'Tulis tahun dengan empat angka.', (_, value) => `The year of “${value}” has two digits.`, 'Write the year with four digits.'),
  NOT_A_PERIOD: words((_, value) => `“${value}” bukan periode.`, 'Tulis 2026, 2026-S1, 2026-Q1, atau 2026-03.', (_, value) => `“${value}” is not a period.`, 'Write 2026, 2026-S1, 2026-Q1 or 2026-03.'),
  NOT_ONE_OF: words((_, value) => `“${value}” bukan pilihan yang dikenal.`, ({ allowed }) => `Pilih salah satu: ${list(allowed)}.`, (_, value) => `“${value}” is not one of the choices.`, ({ allowed }) => `Choose one of: ${list(allowed)}.`),
  NIP_EXPONENT: words((_, value) => `NIP “${value}” ditulis sebagai bilangan berpangkat sehingga angka belakangnya hilang.`, 'Format kolom NIP sebagai Teks sebelum mengisi, lalu isi ulang NIP-nya.', (_, value) => `The NIP “${value}” is in exponent form, so its last digits are lost.`, 'Format the NIP column as Text first, then fill the NIP in again.'),
  NIP_APOSTROPHE: words('NIP diawali tanda petik; tanda itu diabaikan.', 'Tidak perlu tindakan.', 'The NIP begins with an apostrophe, which is left out.', 'Nothing needs to be done.'),
  NIP_ZERO_LOST: words('NIP hanya 17 angka; nol di depan mungkin hilang.', 'Format kolom NIP sebagai Teks, lalu tulis 18 angkanya.', 'The NIP has 17 digits; a leading zero may be lost.', 'Format the NIP column as Text, then write all 18 digits.'),
  NIP_LENGTH: words(({ found }) => `NIP harus 18 angka; ini ${found}.`, 'Periksa NIP pada berkas kepegawaian.', ({ found }) => `A NIP has 18 digits; this has ${found}.`, "Check the NIP in the employee's file."),
  FIGURE_MISSING: words('Tidak ada angka realisasi.', 'Isi realisasi, atau pembilang dan penyebut.', 'There is no figure.', 'Fill in the actual, or numerator and denominator.'),
  FIGURE_DOUBLE: words('Realisasi dan pembilang/penyebut terisi sekaligus.', 'Isi salah satu saja.', 'Both an actual and numerator/denominator are given.', 'Give one of them.'),
  CELL_ERROR: words((_, value) => `Sel ini berisi kesalahan rumus ${value}.`, 'Perbaiki rumusnya, atau ganti dengan nilainya.', (_, value) => `The cell holds the error ${value}.`, 'Correct the formula, or put the value in its place.'),
  FORMULA_EMPTY: words('Sel ini berisi rumus tanpa nilai tersimpan.', 'Buka dan simpan berkas di aplikasi lembar kerja agar rumusnya terhitung, atau ganti rumus dengan nilainya.', 'The cell holds a formula without its value.', 'Open and save the file in a spreadsheet so that it is reckoned, or put the value in its place.'),
  DIGITS_LOST: words((_, value) => `“${value}” tersimpan sebagai bilangan; lembar kerja hanya menyimpan 15 angka, sisanya hilang.`, 'Format kolom sebagai Teks, lalu ketik ulang isinya.', (_, value) => `“${value}” is kept as a number; a spreadsheet keeps 15 digits of it, the rest is lost.`, 'Format the column as Text, then type it anew.'),
  OTHER_MUNICIPALITY: words((_, value) => `Baris ini milik daerah lain${value ? ` (${value})` : ''}.`, ({ expected }) => `Hapus baris ini atau perbaiki kodenya menjadi ${String(expected)}.`, (_, value) => `This row is another municipality's${value ? ` (${value})` : ''}.`, ({ expected }) => `Remove the row, or correct the code to ${String(expected)}.`),
  UNKNOWN_CODE: words((facts) => `Tidak ada ${register(facts, 'id')} dengan kode atau nama ini.`, (facts) => `Periksa ejaannya, atau impor ${register(facts, 'id')} itu lebih dulu.`, (facts) => `There is no ${register(facts, 'en')} of this code or name.`, (facts) => `Check the spelling, or import that ${register(facts, 'en')} first.`),
  NOT_UNIQUE: words((facts) => `Lebih dari satu ${register(facts, 'id')} bernama demikian.`, 'Tulis kodenya, bukan namanya.', (facts) => `Several ${register(facts, 'en')} entries carry this name.`, 'Write the code instead of the name.'),
  DUPLICATE: words(({ first }) => `Baris ini mengulang baris ${first}.`, 'Hapus salah satunya.', ({ first }) => `This row repeats row ${first}.`, 'Remove one of them.'),
  CONFLICTS_WITH_ROW: words(({ first }) => `Baris ini bertentangan dengan baris ${first}.`, 'Samakan keduanya atau hapus salah satunya.', ({ first }) => `This row contradicts row ${first}.`, 'Make them agree, or remove one.'),
  NO_TARGET: words('Belum ada target untuk indikator dan unit ini pada tanggal itu.', 'Impor targetnya lebih dulu, atau tambahkan kolom periode dan target pada berkas ini.', 'There is no target of this indicator and subject on that day.', 'Import the target first, or add the columns period and target to this file.'),
  TARGET_AMBIGUOUS: words(({ count }) => `Ada ${count} target yang mencakup tanggal ini.`, 'Isi kolom periode, misalnya 2026 atau 2026-03.', ({ count }) => `${count} targets cover this day.`, 'Fill in the column period, such as 2026 or 2026-03.'),
  FIGURE_NOT_FIT: words('Angka tidak sesuai dengan jenis indikator.', ({ expected }) => (expected === 'RATIO' ? 'Isi pembilang dan penyebut, kosongkan realisasi.' : 'Isi realisasi saja, kosongkan pembilang dan penyebut.'), 'The figure does not fit the type of the indicator.', ({ expected }) => (expected === 'RATIO' ? 'Give numerator and denominator instead of an actual.' : 'Give an actual instead of numerator and denominator.')),
  DAY_OUTSIDE_PERIOD: words(({ period }) => `Tanggal di luar periode ${String(period)}.`, 'Perbaiki tanggal atau periodenya.', ({ period }) => `The day lies outside ${String(period)}.`, 'Correct the day or the period.'),
  FUTURE_DAY: words('Tanggal ini belum terjadi.', 'Perbaiki tanggalnya.', 'This day is still to come.', 'Correct the day.'),
  TREE_CYCLE: words('Unit ini menjadi bawahan dari bawahannya sendiri.', 'Perbaiki kolom induk.', 'This agency would stand under one of its own parts.', 'Correct the parent.'),
  PARENT_ABSENT: words('Induknya belum ada atau sudah ditutup pada tanggal itu.', 'Perbaiki induk atau tanggalnya.', 'Its parent is not there on that day.', 'Correct the parent or the day.'),
  OWN_PARENT: words('Unit ini menjadi induk dirinya sendiri.', 'Kosongkan atau perbaiki kolom induk.', 'This agency is its own parent.', 'Empty or correct the parent.'),
  OWN_SUPERVISOR: words('Pegawai ini menjadi atasan dirinya sendiri.', 'Perbaiki NIP atasan.', 'This employee is his own supervisor.', "Correct the supervisor's NIP."),
  NO_SUBJECT: words('Tidak disebut unit kerja maupun pegawainya.', 'Isi unit kerja atau NIP.', 'Neither an agency nor an employee is named.', 'Fill in the agency or the NIP.'),
  NO_ASSIGNMENT: words('Pegawai ini tidak menduduki jabatan pada tanggal itu.', 'Periksa NIP dan tanggalnya, atau impor data jabatannya lebih dulu.', 'This employee held no position on that day.', 'Check NIP and day, or import the assignment first.'),
  OVERLAP: words('Masa ini bertumpang tindih dengan masa lain.', 'Perbaiki tanggal mulai atau tanggal akhirnya.', 'This time overlaps another one.', 'Correct the first or the last day.'),
  RANGE_REVERSED: words('Akhir mendahului awal.', 'Tukar atau perbaiki keduanya.', 'It ends before it begins.', 'Swap or correct the two.'),
  SETTING_NOT_FIT: words('Pengaturan ini tidak berlaku untuk jenis indikatornya.', ({ allowed }) => `Yang berlaku: ${list(allowed)}.`, 'This setting does not go with the type of the indicator.', ({ allowed }) => `What fits: ${list(allowed)}.`),
  CLOSED: words('Unit ini sudah ditutup.', 'Pilih unit penggantinya.', 'This agency is closed.', 'Choose the one that succeeded it.'),
  COLUMN_UNKNOWN: words(({ header }) => `Kolom “${header}” tidak dibaca.`, 'Abaikan, atau ganti judulnya bila seharusnya dibaca.', ({ header }) => `The column “${header}” is not read.`, 'Leave it, or rename it if it should be.'),
  CODE_FROM_NUMBER: words((_, value) => `Kode “${value}” tersimpan sebagai angka atau tanggal; nol di belakang atau bentuk aslinya mungkin hilang.`, 'Pastikan kodenya benar; sebaiknya format kolom sebagai Teks.', (_, value) => `The code “${value}” is kept as a number or a day; trailing noughts or its own form may be lost.`, 'Make sure of the code; better format the column as Text.'),
  FORMULA_TAKEN: words(({ header, count, cell }) => `Kolom “${String(header)}” berisi ${count} rumus (mulai sel ${String(cell)}); yang dipakai nilai yang terakhir tersimpan.`, 'Pastikan rumus sudah terhitung saat berkas disimpan.', ({ header, count, cell }) => `The column “${String(header)}” holds ${count} formulas (from cell ${String(cell)}); the values last saved are taken.`, 'Make sure the file was reckoned when it was saved.'),
  SHEET_NOT_READ: words(({ sheet }) => `Lembar “${String(sheet)}” tidak dibaca.`, 'Unggah tersendiri bila seharusnya dibaca.', ({ sheet }) => `The sheet “${String(sheet)}” is not read.`, 'Upload it on its own if it should be.'),
  SHEET_HIDDEN: words(({ sheet }) => `Lembar tersembunyi “${String(sheet)}” tidak dibaca.`, 'Tampilkan lembar itu bila seharusnya dibaca.', ({ sheet }) => `The hidden sheet “${String(sheet)}” is not read.`, 'Unhide it if it should be.'),
  ROWS_HIDDEN_READ: words(({ count, rows }) => `${count} baris tersembunyi ikut dibaca (baris ${list(rows)}${Number(count) > 5 ? ', …' : ''}).`, 'Periksa baris-baris itu di pratinjau.', ({ count, rows }) => `${count} hidden rows are read (row ${list(rows)}${Number(count) > 5 ? ', …' : ''}).`, 'Look at them in the preview.'),
  ROWS_HIDDEN_SKIPPED: words(({ count, rows }) => `${count} baris tersembunyi tidak dibaca (baris ${list(rows)}${Number(count) > 5 ? ', …' : ''}).`, 'Tampilkan baris itu bila seharusnya dibaca.', ({ count, rows }) => `${count} hidden rows are not read (row ${list(rows)}${Number(count) > 5 ? ', …' : ''}).`, 'Unhide them if they should be.'),
  ROWS_WITHOUT_FIGURE: words(({ count, rows }) => `${count} baris tanpa realisasi dilewati (baris ${list(rows)}${Number(count) > 5 ? ', …' : ''}).`, 'Isi realisasinya bila seharusnya dibaca.', ({ count, rows }) => `${count} rows without a figure are left out (row ${list(rows)}${Number(count) > 5 ? ', …' : ''}).`, 'Fill in the actual if they should be read.'),
  NAMED_XLSX: words('Nama berkas berakhiran lembar kerja, tetapi isinya teks; dibaca sebagai CSV.', 'Periksa pratinjaunya; sebaiknya simpan ulang sebagai XLSX.', 'The name says workbook, but the file is text; it is read as CSV.', 'Look at the preview; better save it again as XLSX.'),
  TEN_TIMES_MEDIAN: words(({ median }) => `Target ini sepuluh kali lipat atau lebih dari biasanya (${String(median)}).`, 'Pastikan satuannya benar.', ({ median }) => `This target is ten times the usual one (${String(median)}) or more.`, 'Make sure of the unit.'),
  HUNDREDTH_OF_MEDIAN: words(({ median }) => `Target ini seperseratus dari biasanya (${String(median)}) atau kurang.`, 'Pastikan satuannya benar.', ({ median }) => `This target is a hundredth of the usual one (${String(median)}) or less.`, 'Make sure of the unit.'),
  TEN_TIMES_TARGET: words(({ target }) => `Realisasi sepuluh kali target (${String(target)}) atau lebih.`, 'Pastikan angka dan satuannya benar.', ({ target }) => `The actual is ten times the target (${String(target)}) or more.`, 'Make sure of figure and unit.'),
}

const say = (sentence: Sentence, { facts = {}, value = '' }: ImportProblem): string => (typeof sentence === 'string' ? sentence : sentence(facts, value))
export const reasonOf = (problem: ImportProblem, language: Language): string => say(wordsOf[problem.code].reason[language], problem)
export const remedyOf = (problem: ImportProblem, language: Language): string => say(wordsOf[problem.code].remedy[language], problem)

/** A question as a person would ask it. */
export const questionText: Record<Question['kind'], Record<Language, (name: string) => string>> = {
  DECIMAL_MARK: { id: (name) => `Pada kolom “${name}”, tanda mana yang memisahkan desimal?`, en: (name) => `In the column “${name}”, which mark stands before the decimals?` },
  DAY_ORDER: { id: (name) => `Pada kolom “${name}”, mana yang lebih dulu: hari atau bulan?`, en: (name) => `In the column “${name}”, which comes first: the day or the month?` },
  COLUMN: { id: (name) => `Kolom mana yang berisi ${name}?`, en: (name) => `Which column holds ${name}?` },
  SHEET: { id: () => 'Lembar mana yang hendak dibaca?', en: () => 'Which sheet is to be read?' },
  HIDDEN_ROWS: { id: (name) => `Ada baris tersembunyi di lembar “${name}”. Ikut dibaca?`, en: (name) => `The sheet “${name}” has hidden rows. Are they to be read?` },
  HIDDEN_COLUMNS: { id: (name) => `Kolom ini tersembunyi: ${name}. Ikut dibaca?`, en: (name) => `These columns are hidden: ${name}. Are they to be read?` },
}
const optionWords: Record<string, Record<Language, string>> = {
  READ: { id: 'Ya, baca juga', en: 'Yes, read them too' },
  SKIP: { id: 'Tidak, lewati', en: 'No, leave them out' },
  COMMA: { id: 'Koma (1.234,5)', en: 'Comma (1.234,5)' },
  POINT: { id: 'Titik (1,234.5)', en: 'Point (1,234.5)' },
  DAY_FIRST: { id: 'Hari dulu (31/12/2026)', en: 'Day first (31/12/2026)' },
  MONTH_FIRST: { id: 'Bulan dulu (12/31/2026)', en: 'Month first (12/31/2026)' },
}
export const optionText = (option: string, language: Language): string => optionWords[option]?.[language] ?? option
