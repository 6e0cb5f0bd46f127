import { platformOf } from '../platforms/platforms'
import { rulesOf, type VideoAdvice, type VideoFacts } from '../platforms/rules'
import { type Draft, optionsOf } from './draft'

export type AdviceForSome = VideoAdvice & { destinations: string[] }

/** What the chosen platforms may not take of a video, each said once, with the destinations it is about. */
export function adviceFor(video: VideoFacts, draft: Draft): AdviceForSome[] {
  const byMessage = new Map<string, AdviceForSome>()
  for (const destination of draft.destinations) {
    const advice = rulesOf(platformOf(destination))?.videoAdvice(video, optionsOf(draft, destination)) ?? []
    for (const one of advice) {
      const known = byMessage.get(one.message)
      if (known) known.destinations.push(destination)
      else byMessage.set(one.message, { ...one, destinations: [destination] })
    }
  }
  return Array.from(byMessage.values())
}
