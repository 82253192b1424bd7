// Everything `npm run new` can make. Each is `{ options, next, plan(name, options) }`; a plan is files to write and lines to add.
import { extension } from './extension.mjs'
import { indicatorType } from './indicator-type.mjs'
import { measure } from './measure.mjs'
import { scheme } from './scheme.mjs'
import { slice } from './slice.mjs'
import { view } from './view.mjs'

export const generators = { view, slice, 'indicator-type': indicatorType, measure, extension, scheme }
