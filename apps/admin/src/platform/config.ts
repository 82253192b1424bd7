export { config } from '@tolok/client'
