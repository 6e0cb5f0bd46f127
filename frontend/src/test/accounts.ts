import type { Account } from '../api/client'

// Accounts by their state.

function account(platform: 'instagram' | 'facebook', id: string, part: Partial<Account>): Account {
  return {
    destination: `${platform}:${id}`,
    platform,
    account_id: id,
    display_name: 'Our shop',
    login: platform,
    status: 'connected',
    connected_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    links: { self: `/api/social/accounts/${platform}:${id}` },
    ...part,
  }
}

export const connectedInstagram = account('instagram', '17841400000000001', { display_name: 'Our shop' })

export const connectedFacebook = account('facebook', '100000000000001', { display_name: 'Our Page' })

export const reconnectRequiredInstagram = account('instagram', '17841400000000002', {
  display_name: 'Old shop',
  status: 'reconnect_required',
})
