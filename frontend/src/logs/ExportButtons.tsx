import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { LogEntry } from '../api/client'
import { CopyButton } from '../shared/CopyText'
import { toast } from '../shared/toast'
import { download } from './download'
import { counted } from './filter'
import { asJson, asNdjson, asText } from './text'

type Props = { requestId: string; entries: readonly LogEntry[]; total: number }

const FORMATS = [
  { name: 'JSON', ending: 'json', type: 'application/json', text: asJson },
  { name: 'NDJSON', ending: 'ndjson', type: 'application/x-ndjson', text: asNdjson },
]

/** Takes the log elsewhere: what the filter shows, and it says so. */
export function ExportButtons({ requestId, entries, total }: Props) {
  const what =
    entries.length === total ? `all ${counted(total)}` : `the ${counted(entries.length)} shown, of ${total}`
  return (
    <>
      <CopyButton text={asText(entries)} done={`Copied ${what}`} label={`Copy to clipboard: ${what}`}>
        Copy to clipboard
      </CopyButton>
      {FORMATS.map(({ name, ending, type, text }) => (
        <Button
          key={name}
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          aria-label={`Download as ${name}: ${what}`}
          onClick={() => {
            download(`log-${requestId}.${ending}`, type, text(entries))
            toast(`Downloaded ${what} as ${name}`)
          }}
        >
          {name}
        </Button>
      ))}
    </>
  )
}
