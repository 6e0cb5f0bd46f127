import { CopyButton } from '../shared/CopyText'
import classes from './FieldTable.module.css'

/** What an entry says beside its message: its code, which stays when words change, and facts such as the exchange with a platform. */
export function FieldTable({ fields }: { fields: Record<string, unknown> }) {
  return (
    <div className={classes.fields}>
      <table>
        <tbody>
          {Object.entries(fields).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <pre>{readable(value)}</pre>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CopyButton text={JSON.stringify(fields, null, 2)} done="Fields copied">
        Copy fields
      </CopyButton>
    </div>
  )
}

/** A text that holds JSON is laid out; all else is shown as it is. */
export function readable(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  if (!value.startsWith('{') && !value.startsWith('[')) return value
  try {
    return JSON.stringify(JSON.parse(value), null, 2)
  } catch {
    return value
  }
}
