export { refusalOf, refusalsOf, post, type Refusal, type RefusalCode } from '@tolok/client'
