/** Published scales. Integer scales leave gaps (90.4?): read here as half-open at the lower bounds, after rounding to two decimals. */
import { exactly } from '../number'
import type { Band, Scale } from './bands'

const band = (code: string, id: string, en: string, from: string | null): Band => ({
  code,
  label: { id, en },
  from: from === null ? null : exactly(from),
})

/** Achievement of regional development plans. */
export const permendagri86: Scale = {
  id: 'PERMENDAGRI_86_2017',
  label: { id: 'Skala nilai peringkat kinerja', en: 'Performance rank scale' },
  regulation: 'Permendagri 86/2017 (formerly 54/2010)',
  source: 'band names in use in Lampung (77.14 to 87.54 printed as Tinggi); bounds from general knowledge, not read in the regulation',
  roundedTo: 2,
  lowerBound: 'INCLUSIVE',
  bands: [
    band('VERY_HIGH', 'Sangat Tinggi', 'Very high', '91'),
    band('HIGH', 'Tinggi', 'High', '76'),
    band('MEDIUM', 'Sedang', 'Medium', '66'),
    band('LOW', 'Rendah', 'Low', '51'),
    band('VERY_LOW', 'Sangat Rendah', 'Very low', null),
  ],
}

/** The same bounds with other words. */
export const sampang2019: Scale = {
  id: 'SAMPANG_2019',
  label: { id: 'Skala capaian Kabupaten Sampang', en: 'Achievement scale of Sampang' },
  regulation: 'LKjIP Inspektorat Kabupaten Sampang 2019',
  source: 'published performance report of the Inspektorat, 2019',
  roundedTo: 2,
  lowerBound: 'INCLUSIVE',
  bands: [
    band('VERY_GOOD', 'Sangat Baik', 'Very good', '91'),
    band('GOOD', 'Baik', 'Good', '76'),
    band('FAIR', 'Cukup', 'Fair', '66'),
    band('POOR', 'Kurang', 'Poor', '51'),
    band('VERY_POOR', 'Sangat Kurang', 'Very poor', null),
  ],
}

export const malukuTengah2021: Scale = {
  id: 'MALUKU_TENGAH_2021',
  label: { id: 'Skala capaian Kabupaten Maluku Tengah', en: 'Achievement scale of Maluku Tengah' },
  regulation: 'LKjIP Kabupaten Maluku Tengah 2021',
  source: 'published performance report, 2021',
  roundedTo: 2,
  lowerBound: 'EXCLUSIVE',
  bands: [
    band('EXCELLENT', 'Memuaskan', 'Excellent', '85'),
    band('VERY_GOOD', 'Sangat Baik', 'Very good', '75'),
    band('GOOD', 'Baik', 'Good', '65'),
    band('FAIRLY_GOOD', 'Cukup Baik', 'Fairly good', '50'),
    band('RATHER_POOR', 'Agak Kurang', 'Rather poor', '30'),
    band('POOR', 'Kurang', 'Poor', null),
  ],
}

/** Evaluation of the accountability system of a government body. */
export const sakip: Scale = {
  id: 'SAKIP',
  label: { id: 'Predikat SAKIP', en: 'SAKIP predicate' },
  regulation: 'Evaluasi SAKIP (KemenPANRB)',
  source: 'https://simkinerja.polmankab.go.id',
  roundedTo: 2,
  lowerBound: 'EXCLUSIVE',
  bands: [
    band('AA', 'AA', 'AA', '90'),
    band('A', 'A', 'A', '80'),
    band('BB', 'BB', 'BB', '70'),
    band('B', 'B', 'B', '60'),
    band('CC', 'CC', 'CC', '50'),
    band('C', 'C', 'C', '30'),
    band('D', 'D', 'D', null),
  ],
}

/** The citizen survey index (SKM). Its printed bands leave gaps of a hundredth, closed by rounding first. */
export const skm2017: Scale = {
  id: 'SKM_2017',
  label: { id: 'Mutu pelayanan', en: 'Service quality' },
  regulation: 'PermenPANRB 14/2017',
  source: 'https://skm.bantulkab.go.id (published categories agree); printed also by minerba.esdm.go.id',
  roundedTo: 2,
  lowerBound: 'INCLUSIVE',
  bands: [
    band('A', 'Sangat Baik', 'Very good', '88.31'),
    band('B', 'Baik', 'Good', '76.61'),
    band('C', 'Kurang Baik', 'Less good', '65.00'),
    band('D', 'Tidak Baik', 'Not good', null),
  ],
}

/** The survey index before 2017, of fourteen elements. */
export const skm2004: Scale = {
  id: 'SKM_2004',
  label: { id: 'Mutu pelayanan (2004)', en: 'Service quality (2004)' },
  regulation: 'KEP/25/M.PAN/2/2004',
  source: 'bands as agency reports quote the decree; not read in the decree itself',
  roundedTo: 2,
  lowerBound: 'INCLUSIVE',
  bands: [
    band('A', 'Sangat Baik', 'Very good', '81.26'),
    band('B', 'Baik', 'Good', '62.51'),
    band('C', 'Kurang Baik', 'Less good', '43.76'),
    band('D', 'Tidak Baik', 'Not good', null),
  ],
}

/** The professionality index of civil servants (Indeks Profesionalitas ASN). */
export const ipAsn2018: Scale = {
  id: 'IP_ASN_2018',
  label: { id: 'Kategori Indeks Profesionalitas ASN', en: 'Professionality index category' },
  regulation: 'PermenPANRB 38/2018, Peraturan BKN 8/2019',
  source: 'bands as the press quoted them in 2019 (nasional.kontan.co.id)',
  roundedTo: 2,
  lowerBound: 'INCLUSIVE',
  bands: [
    band('VERY_HIGH', 'Sangat Tinggi', 'Very high', '91'),
    band('HIGH', 'Tinggi', 'High', '81'),
    band('MEDIUM', 'Sedang', 'Medium', '71'),
    band('LOW', 'Rendah', 'Low', '61'),
    band('VERY_LOW', 'Sangat Rendah', 'Very low', null),
  ],
}

/** Job person match where someone is to be chosen or promoted. */
export const jpmSelection: Scale = {
  id: 'JPM_SELECTION',
  label: { id: 'Job Person Match untuk seleksi', en: 'Job person match for selection' },
  regulation: 'PermenPANRB 38/2017',
  source: 'bands from assessment report templates, not read in a regulation',
  roundedTo: 2,
  lowerBound: 'INCLUSIVE',
  bands: [
    band('MS', 'Memenuhi Syarat', 'Qualified', '80'),
    band('MMS', 'Masih Memenuhi Syarat', 'Still qualified', '68'),
    band('KMS', 'Kurang Memenuhi Syarat', 'Less qualified', null),
  ],
}

/** Job person match where all are looked at, for development. */
export const jpmMapping: Scale = {
  id: 'JPM_MAPPING',
  label: { id: 'Job Person Match untuk pemetaan', en: 'Job person match for mapping' },
  regulation: 'PermenPANRB 38/2017',
  source: 'bands from assessment report templates, not read in a regulation',
  roundedTo: 2,
  lowerBound: 'INCLUSIVE',
  bands: [
    band('OPTIMAL', 'Optimal', 'Optimal', '90'),
    band('FAIRLY_OPTIMAL', 'Cukup Optimal', 'Fairly optimal', '78'),
    band('LESS_OPTIMAL', 'Kurang Optimal', 'Less optimal', null),
  ],
}

/** PP 46/2011: the appraisal of 2014 to mid 2021. Values between the printed whole numbers go by the lower bounds. */
export const skp2013: Scale = {
  id: 'SKP_2013',
  label: { id: 'Nilai prestasi kerja', en: 'Work performance value' },
  regulation: 'PP 46/2011, Perka BKN 1/2013',
  source: 'http://slideplayer.info/slide/2020101/',
  roundedTo: 2,
  lowerBound: 'INCLUSIVE',
  bands: [
    band('VERY_GOOD', 'Sangat Baik', 'Very good', '91'),
    band('GOOD', 'Baik', 'Good', '76'),
    band('FAIR', 'Cukup', 'Fair', '61'),
    band('POOR', 'Kurang', 'Poor', '51'),
    band('VERY_POOR', 'Buruk', 'Very poor', null),
  ],
}

/** PP 30/2019: the second half of 2021. The lowest two bounds were not in the page that has the others; above 120 nothing is printed. */
export const skp2021: Scale = {
  id: 'SKP_2021',
  label: { id: 'Predikat kinerja PNS', en: 'Performance predicate' },
  regulation: 'PP 30/2019 Pasal 41',
  source: 'https://www.pasal.id/peraturan/pp/pp-no-30-tahun-2019/koreksi/9019721',
  roundedTo: 2,
  lowerBound: 'INCLUSIVE',
  bands: [
    { ...band('VERY_GOOD', 'Sangat Baik', 'Very good', '110'), requires: 'NEW_IDEA' },
    band('GOOD', 'Baik', 'Good', '90'),
    band('FAIR', 'Cukup', 'Fair', '70'),
    band('POOR', 'Kurang', 'Poor', '50'),
    band('VERY_POOR', 'Sangat Kurang', 'Very poor', null),
  ],
}

/** Every published scale, for lists and for the schemes that name one. */
export const scales: readonly Scale[] = [
  permendagri86,
  sampang2019,
  malukuTengah2021,
  sakip,
  skm2017,
  skm2004,
  ipAsn2018,
  jpmSelection,
  jpmMapping,
  skp2013,
  skp2021,
]
