export type LoginRole = 'tolok_app' | 'tolok_report' | 'tolok_importer'
export const loginRoles: readonly LoginRole[]
export function rolePassword(ownerUrl: string, role: string): string
export function roleUrl(ownerUrl: string, role: string): string
