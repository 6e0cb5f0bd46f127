import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderAt } from '../test/render'
import { type Freshness, useReportFreshness } from './context'
import { PollingControl } from './PollingControl'

const NOW = Date.now()

function View(freshness: Partial<Freshness>) {
  useReportFreshness({
    updatedAt: NOW,
    fetching: false,
    failing: false,
    news: 'any moment',
    refresh: () => undefined,
    ...freshness,
  })
  return null
}

const ageOf = (...views: Partial<Freshness>[]) => {
  renderAt(
    '/',
    <>
      <PollingControl />
      {views.map((view, index) => (
        <View key={index} {...view} />
      ))}
    </>,
  )
  return screen.getByTestId('age').textContent
}

it('tells how old the data is while something is in progress', () => {
  expect(ageOf({ updatedAt: NOW - 3000 })).toMatch(/^\d+ s old$/)
})

it('tells that all is done', () => {
  expect(ageOf({ news: 'never' })).toBe('All done, up to date')
})

it('does not claim to be up to date when nothing is looked at', () => {
  localStorage.setItem('polling', JSON.stringify({ paused: true, seconds: 5 }))

  expect(ageOf({ news: 'never' })).toMatch(/ s old$/)
})

it('tells that there was no answer, also to what is behind the view on top', () => {
  expect(ageOf({ news: 'never', failing: true }, { news: 'never' })).toMatch(/^No answer, \d+ s old$/)
})
