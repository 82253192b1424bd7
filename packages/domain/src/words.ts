/** The same words in Indonesian and English. The domain names what it declares (types, bands, schemes); it never speaks in sentences. */
export type Words = { readonly id: string; readonly en: string }
