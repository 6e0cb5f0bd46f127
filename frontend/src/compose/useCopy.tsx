import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ConfirmModal } from '../shared/ConfirmModal'
import { toast } from '../shared/toast'
import { useDialog } from '../shared/useDialog'
import { fileName } from '../shared/video'
import { type Draft, isBlank } from './draft'
import { changeDraft, currentDraft } from './draftStore'

/** @property isWhole whether it has all the options of what was copied */
type Copy = { draft: Draft; isWhole: boolean }

/** Takes a draft to where posts are written. One that is there already is not lost unasked. */
export function useCopy() {
  const navigate = useNavigate()
  const dialog = useDialog()
  const [copied, setCopied] = useState<Copy>()

  function take({ draft, isWhole }: Copy) {
    changeDraft(() => draft)
    toast(
      isWhole
        ? 'Copied. Change what you want, then post it.'
        : 'Copied without options: what the platforms accept could not be read.',
    )
    void navigate('/')
  }

  return {
    copy: (copy: Copy) => {
      if (isBlank(currentDraft())) {
        take(copy)
      } else {
        setCopied(copy)
        dialog.open()
      }
    },
    question: dialog.opened && copied && (
      <ReplaceDraft onConfirm={() => take(copied)} onClose={dialog.close} />
    ),
  }
}

function ReplaceDraft({ onConfirm, onClose }: { onConfirm: () => void; onClose: () => void }) {
  const { caption, videoUrl, unanswered } = currentDraft()
  const what = caption.trim() || (videoUrl && fileName(videoUrl))
  return (
    <ConfirmModal
      title="Replace your draft?"
      keep="Keep my draft"
      confirm="Replace it"
      loading={false}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      You have a draft that you have not posted{what && ': '}
      {what && <q dir="auto">{shortened(what)}</q>}. The copy takes its place.
      {unanswered &&
        ' It was sent, and no answer came: it may have been accepted. Look at the list of your posts first.'}
    </ConfirmModal>
  )
}

function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : text
}
