declare const __ASSETS_VERSION__: string | undefined

/** Changes when the style sheet or the script changes; put in by the build, `dev` where nothing was built. */
export const assetsVersion: string = typeof __ASSETS_VERSION__ === 'string' ? __ASSETS_VERSION__ : 'dev'
