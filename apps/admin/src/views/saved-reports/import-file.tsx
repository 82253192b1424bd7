import { useApolloClient, useMutation } from '@apollo/client/react'
import { Button, FileButton, Modal } from '@mantine/core'
import { TbFileUpload } from 'react-icons/tb'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { refusalOf, type Refusal } from '../../platform/refusal'
import { ImportReportDocument } from './documents'

/** The most characters a document may have; a file of another kind is told at once. */
const mostBytes = 256_000

/** A report that was taken along as a file, here or elsewhere. What its document gets wrong is said at its place. */
export const ImportFile = ({ onImported }: { onImported: (id: string) => void }) => {
  const text = useText()
  const client = useApolloClient()
  const { municipalityId } = usePlace()
  const [bring, { loading }] = useMutation(ImportReportDocument)
  const [refusals, setRefusals] = useState<Refusal[]>([])
  const read = async (file: File | null) => {
    if (!file) return
    if (file.size > mostBytes) return setRefusals([refusalOf('TOO_LARGE')])
    let document: unknown
    try {
      document = JSON.parse(await file.text())
    } catch {
      return setRefusals([refusalOf('MALFORMED')])
    }
    try {
      const { data } = await bring({ variables: { document, municipalityId } })
      client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'savedReports' })
      if (data) onImported(data.importReport.id)
    } catch (error) {
      setRefusals(refusalsFrom(error))
    }
  }
  return (
    <>
      <FileButton onChange={(file) => void read(file)} accept="application/json,.json">
        {(props) => (
          <Button {...props} variant="light" loading={loading} leftSection={<TbFileUpload size={18} aria-hidden />}>
            {text('saved.import')}
          </Button>
        )}
      </FileButton>
      <Modal opened={refusals.length > 0} onClose={() => setRefusals([])} title={text('saved.import.refused')} closeButtonProps={{ 'aria-label': text('close') }}>
        <Problem refusals={refusals} title={text('saved.import.refused.why')} />
      </Modal>
    </>
  )
}
