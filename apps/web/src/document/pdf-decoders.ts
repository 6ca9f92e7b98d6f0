/**
 * Files beside pdf.js that its decoders may ask for: JBIG2, which scanners
 * write, and JPEG 2000. The viewer has no network, and nothing else is handed over.
 */
export const DECODERS = ['jbig2.wasm', 'openjpeg.wasm'] as const
export type Decoder = (typeof DECODERS)[number]
