import { createContext, useContext, useMemo } from 'react'
import { formatIn, type Format } from '../../platform/format'
import { useLanguage, useText, type Text } from '../../platform/i18n'
import type { Catalogue } from './catalogue'

/** How the builder names things: its own words, the catalogue's names for what can be asked, and the reader's formats. */
export type Speech = {
  text: Text
  format: Format
  measure: (id: string) => string
  dimension: (id: string) => string
  /** A member of a short list (state, polarity, type); undefined where the member has a name of its own. */
  choice: (dimension: string, id: string) => string | undefined
}

export function speechOf(catalogue: Catalogue, text: Text, language: 'id' | 'en'): Speech {
  const said = (words: { id: string; en: string } | undefined, fallback: string) => words?.[language] ?? fallback
  return {
    text,
    format: formatIn(language),
    measure: (id) => said(catalogue.measures.find((one) => one.id === id)?.label, id),
    dimension: (id) => said(catalogue.dimensions.find((one) => one.id === id)?.label, id),
    choice: (dimension, id) => {
      const choice = catalogue.dimensions.find((one) => one.id === dimension)?.choices.find((one) => one.id === id)
      return choice && said(choice.label, id)
    },
  }
}

export const CatalogueContext = createContext<Catalogue | null>(null)
export function useCatalogue(): Catalogue {
  const catalogue = useContext(CatalogueContext)
  if (!catalogue) throw new Error('useCatalogue is for what stands inside the report builder')
  return catalogue
}
export function useSpeech(): Speech {
  const [catalogue, text, language] = [useCatalogue(), useText(), useLanguage()]
  return useMemo(() => speechOf(catalogue, text, language), [catalogue, text, language])
}
