export { SessionProvider, ViewerDocument, useSession, type Viewer } from '@tolok/client'
