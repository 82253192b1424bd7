import { isEnumType, isInputObjectType, isObjectType, type GraphQLField, type GraphQLInputField, type GraphQLNamedType, type GraphQLSchema } from 'graphql'
import classes from './explorer.module.css'
import { sampleOf } from './sample'

type Parts = { schema: GraphQLSchema; looked: string; onLook: (name: string) => void; onTry: (sample: ReturnType<typeof sampleOf>) => void }

/** Every type with its fields and what they mean; a root field can be tried, a type's name leads to it. */
export const SchemaTree = ({ schema, looked, onLook, onTry }: Parts) => {
  const wanted = looked.trim().toLowerCase()
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null)
  const types = [...roots, ...Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !roots.some((root) => root === type))]
  const shown = types.filter((type) => wanted === '' || fits(type, wanted)).slice(0, wanted === '' ? 2 : 40)
  return (
    <div>
      {shown.length === 0 && <p>Nothing of that name.</p>}
      {shown.map((type) => (
        <details key={type.name} open={wanted !== '' || type === roots[0]}>
          <summary>{type.name}</summary>
          {type.description && <p className={classes.quiet}>{type.description}</p>}
          <ul className={classes.fields}>
            {fieldsOf(type)
              .filter(({ name }) => wanted === '' || type.name.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted))
              .map((field) => (
                <li key={field.name}>
                  <code>
                    {field.name}
                    {'args' in field && field.args.length > 0 && `(${field.args.map(({ name }) => name).join(', ')})`}
                  </code>{' '}
                  <TypeName text={String(field.type)} onLook={onLook} />
                  {roots.some((root) => root === type) && (
                    <button type="button" className={classes.try} aria-label={`Try ${field.name}`} onClick={() => onTry(sampleOf(type === roots[0] ? 'query' : 'mutation', field as GraphQLField<unknown, unknown>))}>
                      try
                    </button>
                  )}
                  {field.deprecationReason && <p className={classes.quiet}>Deprecated: {field.deprecationReason}</p>}
                  {field.description && <p className={classes.quiet}>{field.description}</p>}
                </li>
              ))}
            {isEnumType(type) && type.getValues().map(({ name, description }) => <li key={name}><code>{name}</code>{description && <p className={classes.quiet}>{description}</p>}</li>)}
          </ul>
        </details>
      ))}
    </div>
  )
}

const TypeName = ({ text, onLook }: { text: string; onLook: (name: string) => void }) => (
  <button type="button" className={classes.type} onClick={() => onLook(text.replaceAll(/[[\]!]/g, ''))}>
    {text}
  </button>
)

const fieldsOf = (type: GraphQLNamedType): (GraphQLField<unknown, unknown> | GraphQLInputField)[] =>
  isObjectType(type) || isInputObjectType(type) ? Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields()) : []
const fits = (type: GraphQLNamedType, wanted: string) => type.name.toLowerCase().includes(wanted) || fieldsOf(type).some(({ name }) => name.toLowerCase().includes(wanted))
