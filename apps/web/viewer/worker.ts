// The module makes itself a worker when it finds that it runs in one.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
