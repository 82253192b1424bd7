import { expectations, expectationWords, type Expectation } from '@tolok/domain'
import { useId, type ReactNode } from 'react'
import { useLanguage } from '../../platform/i18n'
import classes from './what-if.module.css'

type Parts = { label: string; value: Expectation | null; onChange: (value: Expectation) => void; children?: ReactNode }

/** Above, as, or below what was expected. */
export const ExpectationChoice = ({ label, value, onChange, children }: Parts) => {
  const language = useLanguage()
  const name = useId()
  return (
    <fieldset className={classes.expectation}>
      <legend>{label}</legend>
      {Object.values(expectations).map((one) => (
        <label key={one} className={classes.radio}>
          <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
          <span>{capital(expectationWords[one][language])}</span>
        </label>
      ))}
      {children}
    </fieldset>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
