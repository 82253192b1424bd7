import { TbFileUpload } from 'react-icons/tb'
import { useState, type DragEvent } from 'react'
import { useText } from '../../platform/i18n'
import classes from './import.module.css'

/** A place to let a file fall, which is also a button that asks for one. */
export const DropFile = ({ onFile }: { onFile: (file: File) => void }) => {
  const text = useText()
  const [isOver, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    <label
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <TbFileUpload size={28} strokeWidth={1.4} aria-hidden />
      <span className={classes.dropTitle}>{text('import.drop')}</span>
      <span className={classes.dropWhy}>{text('import.drop.why')}</span>
      <input
        type="file"
        accept=".xlsx,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        className={classes.file}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </label>
  )
}
