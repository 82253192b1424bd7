/** How people name Indonesia's three clocks. */
const names: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }
export const zoneName = (timeZone: string): string => names[timeZone] ?? timeZone
