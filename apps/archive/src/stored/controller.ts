/** Whose register something is in (12.1). */
export interface Controller {
  readonly controllerId: string
  readonly controllerName: string
}
