// Sets the kept theme and language before the first paint. A file of its own, because the content policy forbids inline scripts.
;(function () {
  var kept = function (key) {
    try {
      return localStorage.getItem(key)
    } catch (refused) {
      return null
    }
  }
  var scheme = kept('tolok.theme')
  var dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  if (kept('tolok.language') === 'en') document.documentElement.lang = 'en'
})()
