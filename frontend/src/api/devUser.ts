/** Who calls, when run on one machine: any name. The deployed API takes the user from the token alone. */
export const DEV_USER_KEY = 'dev-user'
