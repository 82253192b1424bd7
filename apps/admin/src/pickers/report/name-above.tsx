/** The room a name takes above its bars, in pixels. */
export const nameHeight = 20

type Tick = { x?: number | string; y?: number | string; payload?: { value?: unknown } }

/** On a narrow screen a name stands above its bars, so that bars have the whole width. The drawing library gives the place of the tick. */
export const NameAbove = ({ band, x, y, payload }: Tick & { band: number }) => (
  <text x={Number(x)} y={Number(y) - band / 2} dx={8} dy={nameHeight - 6} fontSize={12} fill="currentColor">
    {shorter(String(payload?.value ?? ''))}
  </text>
)

/** What fits a phone in one line; the whole name is in the tooltip and in the table behind. */
const shorter = (label: string) => (label.length > 46 ? `${label.slice(0, 45).trimEnd()}…` : label)
