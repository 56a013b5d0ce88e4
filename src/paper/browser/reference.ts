// The reference of the API: swagger-ui, served from this site, on the OpenAPI document of this site.

declare global {
  interface Window {
    SwaggerUIBundle?: (options: Readonly<Record<string, unknown>>) => unknown
  }
}

window.SwaggerUIBundle?.({
  url: '/api/v1/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  // No third party is asked whether the document is valid.
  validatorUrl: null,
})

export {}
