import { TbArrowDown, TbArrowUp, TbChevronsDown, TbChevronsUp, TbEqual } from 'react-icons/tb'
import { toText, type Band, type Scale } from '@tolok/domain'
import { useLanguage, useText } from '../../platform/i18n'
import { useFormat } from '../../platform/format'
import { rankOf, type Bands } from './bands'
import classes from './bands.module.css'

const shapes = [TbChevronsUp, TbArrowUp, TbEqual, TbArrowDown, TbChevronsDown]

/** A band as a shape of its own with its word; the colour only repeats them. */
export const BandMark = ({ scale, band }: { scale: Scale; band: Band }) => {
  const language = useLanguage()
  const rank = rankOf(scale, band)
  const Shape = shapes[rank]!
  return (
    <span className={classes.mark} data-rank={rank} title={band.label[language]}>
      <Shape size={14} aria-hidden />
      <span className={classes.word}>{band.label[language]}</span>
    </span>
  )
}

/** What each shape says, from which figure on, and by whose rules. */
export const BandLegend = ({ bands: { scale, scheme } }: { bands: Bands }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  return (
    <div className={classes.legend}>
      <span>{text('report.bands.by', { scheme })}</span>
      {scale.bands.map((band) => {
        const Shape = shapes[rankOf(scale, band)]!
        return (
          <span key={band.code} className={classes.mark} data-rank={rankOf(scale, band)}>
            <Shape size={14} aria-hidden />
            {band.label[language]}
            {band.from && ` ${text(scale.lowerBound === 'INCLUSIVE' ? 'report.bands.from' : 'report.bands.above', { from: format.number(toText(band.from)) })}`}
          </span>
        )
      })}
    </div>
  )
}
