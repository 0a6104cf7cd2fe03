import type { AgreementLines } from './agreement-templates.ts'

export const agreementLinesInSpanish: AgreementLines = {
  confidence: [
    'Lo que se dice aquí se queda aquí. El límite: si peligra una vida, quien lleva el grupo puede pedir ayuda, y te avisa antes si puede.',
    'Quién ve qué: la gente de este grupo ve lo que escribes aquí. Quienes cuidan el lugar entero, no, salvo que estén en él.',
  ],
  company: [
    'Contamos lo que nos pasó. No decimos a nadie lo que tiene que hacer.',
    'No comparamos dolores.',
    'Se puede llegar tarde, tumbarse, salir un momento. No hace falta explicarlo.',
    'Las ausencias no se cuentan. Tu sitio se guarda.',
    'Puedes pasar el turno siempre que quieras, y escuchar también es participar.',
  ],
  medicines: {
    no_talk: [
      'Los medicamentos se quedan fuera: ni nombres, ni dosis, ni ventas. En otros grupos sí se habla de ellos.',
    ],
    own_experience: ['Medicamentos: hablamos de nuestra propia experiencia. Sin dosis, y aquí no se vende nada.'],
    open_no_doses: [
      'Hablamos con franqueza de los medicamentos: de tomarlos, de no tomarlos, de cambiarlos. No se juzga ni lo uno ni lo otro.',
      'Sin dosis, sin decir dónde se consigue, sin intercambiar y sin vender. Las dosis son cosa tuya y de quien te receta.',
      'Aquí nadie dice «déjalo» ni «empieza». Eso se habla en tu consulta, y podemos ayudarte a preparar la pregunta.',
    ],
  },
  cohort: [
    'El grupo empieza y termina a la vez. No entra nadie más sin el sí de todas las personas.',
    'Si quieres irte, puedes irte. Una despedida se agradece y no se debe.',
    'Al terminar, el grupo decide qué se guarda y qué se borra.',
  ],
  harm: ['Si algo te hace daño aquí, díselo en privado a quien lleva el grupo.'],
}
