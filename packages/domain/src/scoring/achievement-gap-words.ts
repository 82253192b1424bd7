/** Why a figure cannot be judged, in words. */
import type { Words } from '../words'
import type { AchievementGap } from './achievement'

export const achievementGapWords: Readonly<Record<AchievementGap, Words>> = {
  MISSING_ACTUAL: { id: 'Belum ada realisasi; tidak dihitung sebagai nol.', en: 'Nothing was observed; not counted as zero.' },
  MISSING_TARGET: { id: 'Belum ada target.', en: 'There is no target.' },
  ZERO_TARGET: { id: 'Target 0: realisasi ÷ 0 tidak dapat dihitung.', en: 'Target 0: actual ÷ 0 cannot be computed.' },
  ZERO_ACTUAL: { id: 'Realisasi 0: target ÷ 0 tidak dapat dihitung.', en: 'Actual 0: target ÷ 0 cannot be computed.' },
  NEGATIVE_TARGET: { id: 'Bagian dari target negatif tidak bermakna.', en: 'A share of a negative target means nothing.' },
  NEGATIVE_ACTUAL: { id: 'Target ÷ realisasi negatif tidak bermakna.', en: 'Target ÷ a negative actual means nothing.' },
  TARGET_REVERSED: { id: 'Batas bawah rentang di atas batas atasnya.', en: "The range's low bound is above its high one." },
  ZERO_DENOMINATOR: { id: 'Penyebut 0: rasio tidak dapat dihitung.', en: 'Denominator 0: there is no ratio.' },
  NOT_CONSOLIDATED: { id: 'Angka beberapa unit tidak dapat digabung.', en: 'The figures of several units do not add up to one.' },
  TARGET_TOO_COARSE: { id: 'Hanya ada target untuk periode yang lebih panjang.', en: 'There is only a target for a longer period.' },
}
