/** Something the doctor found: what it is, where, why it matters, and what to do. All but the code is English, for developers. */
export type Finding = { readonly code: string; readonly place: string; readonly says: string; readonly remedy: string }
