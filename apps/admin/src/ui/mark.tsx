/** Tolok's mark: a beam with graduations. */
export const Mark = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
    <rect width="32" height="32" rx="8" fill="#38429a" />
    <path d="M7 10h18M16 10v14" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
    <path d="M10.5 10v4M21.5 10v4M16 18h3" stroke="#efc052" strokeWidth="2.2" strokeLinecap="round" />
  </svg>
)
