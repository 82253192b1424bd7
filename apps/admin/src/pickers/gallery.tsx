import { useQuery } from '@apollo/client/react'
import { Skeleton } from '@mantine/core'
import { refusalsFrom } from '../platform/apollo'
import { graphql } from '../platform/graphql'
import { useLanguage, useText } from '../platform/i18n'
import { Problem } from '../platform/problem'
import { ViewLink } from '../platform/view'
import classes from './gallery.module.css'

export const GalleryDocument = graphql(`
  query Gallery {
    reportGallery {
      code
      title {
        id
        en
      }
      description {
        id
        en
      }
      isOwn
    }
  }
`)

/** The ready reports as cards; each is one click from being asked. In a row they are slid through, otherwise they fill the page. */
export default function Gallery({ inRow = false }: { inRow?: boolean }) {
  const text = useText()
  const language = useLanguage()
  const { data, error } = useQuery(GalleryDocument)
  if (error) return <Problem refusals={refusalsFrom(error)} />
  return (
    <section aria-label={text('gallery.title')}>
      {inRow && <h2 className={classes.heading}>{text('gallery.title')}</h2>}
      {data ? (
        <ul className={classes.cards} data-row={inRow || undefined} tabIndex={inRow ? 0 : undefined} aria-label={text('gallery.title')}>
          {data.reportGallery.map(({ code, title, description, isOwn }) => (
            <li key={code} className={classes.card}>
              <ViewLink to="laporan" search={{ siap: code }}>
                <span className={classes.title}>{title[language]}</span>
              </ViewLink>
              <p className={classes.words}>{description[language]}</p>
              {isOwn && <p className={classes.own}>{text('gallery.own')}</p>}
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton height={120} radius="lg" />
      )}
    </section>
  )
}
