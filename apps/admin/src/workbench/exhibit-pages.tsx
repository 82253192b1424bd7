import type { Exhibit } from './exhibits'

/** Whole pages stand in frames: they have a `main` of their own, and are as high as the screen. */
const framed = (which: string) => <iframe title={which} src={`/workbench.html?page=${which}`} style={{ width: '100%', height: 480, border: '1px solid var(--line)', borderRadius: 12 }} />

export const Doorways: Exhibit = { component: 'doorway', states: { narrow: framed('doorway'), wide: framed('doorway-wide') } }
export const Openings: Exhibit = { component: 'opening', states: { 'the still moment': framed('opening') } }
