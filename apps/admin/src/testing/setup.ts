import '@testing-library/jest-dom'
import { configure } from '@testing-library/react'

configure({ asyncUtilTimeout: 10_000 })

// What jsdom lacks and Mantine, the virtual table and the charts ask for: media queries, observers and boxes with a size.
window.matchMedia ??= (media) =>
  ({
    matches: false,
    media,
    onchange: null,
    addListener() {},
    removeListener() {},
    addEventListener() {},
    removeEventListener() {},
    dispatchEvent: () => false,
  }) as MediaQueryList
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
for (const [side, length] of Object.entries({ offsetHeight: 600, offsetWidth: 800, clientHeight: 600, clientWidth: 800 })) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => length })
}
window.scrollTo = () => {}
Element.prototype.scrollTo = () => {}
Element.prototype.scrollIntoView = () => {}
