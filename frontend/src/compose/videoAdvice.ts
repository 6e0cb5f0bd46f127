import { type Catalogue, platformOf, rulesOf } from '../platforms/catalogue'
import { videoAdvice, type VideoAdvice, type VideoFacts } from '../platforms/video'
import { type Draft, optionsOf } from './draft'

export type AdviceForSome = VideoAdvice & { destinations: string[] }

/** What the chosen platforms may not take of a video, each said once, with the destinations it is about. */
export function adviceFor(catalogue: Catalogue, video: VideoFacts, draft: Draft): AdviceForSome[] {
  const byMessage = new Map<string, AdviceForSome>()
  for (const destination of draft.destinations) {
    const rules = rulesOf(catalogue, platformOf(destination))
    for (const one of rules ? videoAdvice(rules, video, optionsOf(draft, destination)) : []) {
      const known = byMessage.get(one.message)
      if (known) known.destinations.push(destination)
      else byMessage.set(one.message, { ...one, destinations: [destination] })
    }
  }
  return Array.from(byMessage.values())
}
