export { makeApollo, makeCache, refusalsFrom } from '@tolok/client'
