@export()
type usedType = { items: string[] }

@export()
type unusedType = string

type absentType = string
