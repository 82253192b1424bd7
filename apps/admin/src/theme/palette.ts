import type { MantineColorsTuple } from '@mantine/core'

/** Nila, indigo: action. */
export const nila: MantineColorsTuple = [
  '#eef0fb', '#dadef6', '#b9c0ee', '#97a1e4', '#7885da', '#5a68ca', '#4753b6', '#38429a', '#2c347a', '#1e2455',
]
/** Kunyit, turmeric: attention. */
export const kunyit: MantineColorsTuple = [
  '#fdf6e3', '#faeac0', '#f5d68a', '#efc052', '#e2a722', '#c98f12', '#a3710b', '#805609', '#614107', '#422c05',
]
/** Daun, leaf: good. */
export const daun: MantineColorsTuple = [
  '#ecf7ee', '#d2ecd7', '#a6d9b1', '#77c388', '#4faa65', '#37904e', '#28763d', '#1f5f31', '#174825', '#0f3119',
]
/** Bata, brick: bad. */
export const bata: MantineColorsTuple = [
  '#fdf0ec', '#fadbd1', '#f4b9a8', '#ec957c', '#e07152', '#cc5435', '#ae4024', '#8e331c', '#6d2716', '#4a1a0f',
]
/** Warm greys, from paper to ink. */
export const gray: MantineColorsTuple = [
  '#faf8f5', '#f3f0eb', '#e8e3dc', '#d8d1c7', '#b9b0a4', '#8f867a', '#6b6358', '#524b43', '#3a352f', '#26221e',
]
/** The same warmth at night, from ink to paper: Mantine reads 0 as text and 7 as the page. */
export const dark: MantineColorsTuple = [
  '#ece7e0', '#d4cdc4', '#b5ada2', '#948b80', '#4c463f', '#3d3832', '#302c27', '#211e1a', '#191613', '#12100e',
]
