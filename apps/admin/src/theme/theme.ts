import { createTheme, type CSSVariablesResolver } from '@mantine/core'
import { bata, dark, daun, gray, kunyit, nila } from './palette'

export const theme = createTheme({
  colors: { nila, kunyit, daun, bata, gray, dark },
  primaryColor: 'nila',
  primaryShade: { light: 7, dark: 5 },
  fontFamily: "'Plus Jakarta Sans', system-ui, sans-serif",
  headings: {
    fontFamily: "'Plus Jakarta Sans', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
})

/** What our own style sheets read. Every pair of text and ground has a contrast of at least 4.5 : 1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--rail-width': '76px', '--header-height': '60px' },
  light: {
    '--mantine-color-body': '#fcfbf9',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': bata[7],
    '--surface': '#ffffff',
    '--surface-sunken': gray[1],
    '--line': gray[2],
    '--line-strong': gray[4],
    '--ink': gray[9],
    '--ink-soft': gray[6],
    '--action': nila[7],
    '--action-ground': nila[0],
    '--attention': kunyit[7],
    '--attention-ground': kunyit[0],
    '--good': daun[7],
    '--good-ground': daun[0],
    '--bad': bata[7],
    '--bad-ground': bata[0],
  },
  dark: {
    '--mantine-color-body': dark[8],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': bata[3],
    '--surface': dark[7],
    '--surface-sunken': dark[9],
    '--line': dark[5],
    '--line-strong': dark[3],
    '--ink': dark[0],
    '--ink-soft': dark[2],
    '--action': nila[3],
    '--action-ground': '#262a4a',
    '--attention': kunyit[3],
    '--attention-ground': '#362a10',
    '--good': daun[3],
    '--good-ground': '#15301d',
    '--bad': bata[3],
    '--bad-ground': '#3f1d12',
  },
})
