globalThis.document.querySelector('button[data-continue]')?.click()
