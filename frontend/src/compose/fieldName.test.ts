import { expect, it } from 'vitest'
import { CATALOGUE } from '../test/platforms'
import { fieldName } from './fieldName'

it.each([
  ['/video_url', 'Video URL'],
  ['/caption', 'Caption'],
  ['/destinations', 'Destinations'],
  ['/destinations/facebook:1', 'Our Page'],
  ['/destinations/facebook:2', '2'],
  ['/options/facebook:1/title', 'Our Page, Title'],
])('%s is called %s', (field, name) => {
  expect(fieldName(CATALOGUE, field, new Map([['facebook:1', 'Our Page']]))).toBe(name)
})
