import { Hono } from 'hono'
import { z } from 'zod'
import { erasedOn } from '../../domain/people/erasures.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env } from '../env.ts'
import { EMPTY, line, readForm, refuseForm } from '../form.ts'
import { paths } from '../paths.ts'
import { ReceiptPage } from './receipt-views.tsx'

/** Whoever holds the number of a receipt may ask whether it is known here. It is sent by a form and never stands in an address. */
export const receiptRoom = new Hono<Env>()

const Asked = z.object({ number: line(60, 'forms.needed.receipt') })

receiptRoom.get(paths.receipt(), (c) => c.html(<ReceiptPage scene={c.var.scene} form={EMPTY} />))

receiptRoom.post(paths.receipt(), async (c) => {
  const { db, house, network, scene } = c.var
  const form = await readForm(c, Asked)
  if (!form.valid) return c.html(<ReceiptPage scene={scene} form={form} />, 422)
  if (!(await house.limits.allowsFrom('receipt', network))) return answerTooOften(c, 'receipt')
  const { number } = form.values
  const day = await db.asSystem('look for a receipt by its number', (as) => erasedOn(as, number))
  if (!day) {
    const unknown = refuseForm(form.typed, 'number', 'yours.receipt.unknown')
    return c.html(<ReceiptPage scene={scene} form={unknown} />, 422)
  }
  return c.html(<ReceiptPage scene={scene} form={EMPTY} day={day} />)
})
