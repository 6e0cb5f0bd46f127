import { expect, it } from 'vitest'
import { NOW } from '../scheduling/timing'
import { forgetChange, keepChange, keptChange } from './keptChange'

const CHANGED = { caption: 'Another caption', timing: { ...NOW, later: true, at: '2026-02-01T09:00' } }

it('keeps what was typed for one request until it is forgotten', () => {
  keepChange('r1', CHANGED)

  expect(keptChange('r1')).toEqual(CHANGED)
  expect(keptChange('r2')).toBeUndefined()
  forgetChange('r1')
  expect(keptChange('r1')).toBeUndefined()
})

it.each(['', '{', '{"caption":"x"}', '{"caption":1,"timing":{}}'])(
  'does without what it cannot read: %s',
  (text) => {
    sessionStorage.setItem('change:r1', text)

    expect(keptChange('r1')).toBeUndefined()
  },
)
