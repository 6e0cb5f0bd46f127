import { Anchor, Text, VisuallyHidden } from '@mantine/core'
import { Fragment } from 'react'
import { useNavigate } from 'react-router'
import { withParameters } from './filter'
import type { Part, Summary } from './summary'
import classes from './SummaryLine.module.css'

type Props = {
  summary: Summary
  isFiltered: boolean
  parameters: URLSearchParams
  onChange: (parameters: URLSearchParams) => void
}

/** The list in one sentence, of which each part shows what it names. */
export function SummaryLine({ summary, isFiltered, parameters, onChange }: Props) {
  const { counts, you, posts, newest } = summary
  const navigate = useNavigate()
  const follow = ({ to }: Part) =>
    'filter' in to
      ? onChange(withParameters(parameters, to.filter))
      : void navigate(to.path.includes('?') ? to.path : { pathname: to.path, search: parameters.toString() })
  const parts = you ? [...counts, you] : counts
  return (
    <>
      <Text className={classes.sentence} data-testid="summary">
        {parts.length > 0 ? <Parts parts={parts} onFollow={follow} /> : inPosts(posts)}
        {newest !== undefined && ` of the newest ${newest}`}
        {you ? (
          <>
            {': '}
            <Parts parts={you.causes} onFollow={follow} end="." />
          </>
        ) : (
          '. Nothing needs you.'
        )}
      </Text>
      {/* What is read out: what the reader must do, and how much was found; no counter that runs by itself. */}
      <VisuallyHidden role="status">
        {isFiltered && `${posts === 1 ? '1 post matches' : `${posts} posts match`}. `}
        {you ? `${you.words}: ${you.causes.map(({ words }) => words).join(', ')}.` : 'Nothing needs you.'}
      </VisuallyHidden>
    </>
  )
}

type PartsProps = { parts: readonly Part[]; onFollow: (part: Part) => void; end?: string }

/** A mark stays on the line of what it follows: a button is a word to the browser, before which a line may begin. */
function Parts({ parts, onFollow, end = '' }: PartsProps) {
  return parts.map((part, index) => (
    <Fragment key={part.words}>
      {index > 0 && ' '}
      <span className={classes.part}>
        <Anchor component="button" type="button" inherit onClick={() => onFollow(part)}>
          {part.words}
        </Anchor>
        {index < parts.length - 1 ? ',' : end}
      </span>
    </Fragment>
  ))
}

function inPosts(count: number): string {
  return count === 1 ? '1 post' : `${count} posts`
}
