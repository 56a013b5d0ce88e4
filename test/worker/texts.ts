import { existsSync, readFileSync } from 'node:fs'

/** A draft of fourteen articles with 款 and 项, as an officer would paste it. */
export const PARKING = `清源县公共停车场管理办法（征求意见稿）

第一章　总则

第一条　为了加强公共停车场的规划、建设和管理，缓解停车难，根据《城市道路管理条例》等有关规定，结合本县实际，制定本办法。

第二条　本县城区和建制镇规划区内公共停车场的规划、建设、经营和管理，适用本办法。
居住小区内只供业主使用的停车位，不适用本办法。

第三条　公共停车场的管理遵循统一规划、方便群众、公开收费的原则。

第四条　县住房和城乡建设局主管全县公共停车场工作。县公安、发展改革、市场监督管理等部门按照各自职责做好有关工作。

第二章　规划和建设

第五条　公共停车场专项规划由县住房和城乡建设局编制，报县人民政府批准后公布实施。
编制专项规划，应当听取沿线居民和经营者的意见。

第六条　新建、改建、扩建下列公共建筑，应当按照标准配建公共停车场：
（一）医院、学校、车站；
（二）集贸市场和建筑面积五千平方米以上的商场；
（三）体育场馆、文化场馆和旅游景点。

第七条　公共停车场应当按照不低于总数百分之二的比例设置无障碍停车位，不得挪作他用。

第三章　使用和收费

第八条　机关、事业单位的停车场在夜间和节假日应当向社会开放，开放时间在入口处公布。

第九条　公共停车场收费实行明码标价。停放不超过三十分钟的，不收费。

第十条　下列车辆免收停车费：
（一）执行任务的救护车、消防车、警车；
（二）残疾人本人驾驶的专用车辆；
（三）殡葬专用车辆。

第十一条　经营者应当开具收费票据。不开具的，停车人有权拒绝付费。

第四章　法律责任和附则

第十二条　违反本办法第七条，挪用无障碍停车位的，由县城市管理综合执法局责令改正；拒不改正的，处五百元以上二千元以下罚款。

第十三条　停车人损坏停车设施的，依法赔偿。

第十四条　本办法自2026年7月1日起施行，有效期五年。
`

/** What a mischievous person types into every field. */
export const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&lt;'

const CORPUS = '../shared/corpus'

/** A real text from the corpus; undefined, with one line that says so, where the folder is not there. */
export function corpusText(name: string): string | undefined {
  const path = `${CORPUS}/${name}`
  if (existsSync(path)) return readFileSync(path, 'utf8')
  console.warn(`No ${path}: the tests on this real text are skipped.`)
  return undefined
}
