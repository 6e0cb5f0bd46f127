import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Accepted, api, dataOf, mayPass } from '../api/client'
import { keys } from '../api/queries'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { toast } from '../shared/toast'
import { type Draft, toPost } from './draft'
import { changeDraft, currentDraft, discardDraft } from './draftStore'

/** Sends a draft, under the one key that it has, so that sending it again cannot make a second post. */
export function useSendPost() {
  const queryClient = useQueryClient()
  const catalogue = useCatalogue()
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const answer = await dataOf(
        api.POST('/api/social/post', {
          params: { header: { 'Idempotency-Key': draft.key } },
          body: toPost(catalogue, draft),
        }),
      )
      // The other kind of answer comes to a dry run only.
      return answer as Accepted
    },
    onMutate: () => changeDraft((draft) => ({ ...draft, unanswered: true })),
    onSuccess: ({ status }, sent) => {
      if (currentDraft().key === sent.key) discardDraft()
      toast(status === 'scheduled' ? 'Your post is scheduled.' : 'Your post was accepted.')
      return queryClient.invalidateQueries({ queryKey: keys.uploads })
    },
    onError: (error) => {
      if (!mayPass(error)) changeDraft((draft) => ({ ...draft, unanswered: false }))
    },
  })
}
