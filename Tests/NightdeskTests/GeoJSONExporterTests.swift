internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

@Suite struct `A GeoJSON export` {
  private func collection(_ texts: [(name: String, text: String)], unlocated: Int = 0) throws -> NSDictionary {
    let edited = try RegisterFolder(texts: texts).pass(exporters: [GeoJSONExporter()])
    let told = edited.rows("findings.csv").filter { $0["code"] == "ND-E020" }
    #expect(told.count == (unlocated > 0 ? 1 : 0))
    #expect(told.allSatisfy { $0["message"]!.hasPrefix("\(unlocated) events without coordinates stand in geojson") })
    let bytes = try #require(edited.files["geojson/events.geojson"])
    return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary)
  }

  private func features(_ collection: NSDictionary) -> [NSDictionary] { collection["features"] as! [NSDictionary] }

  @Test func `has longitude before latitude, and a box around all points`() throws {
    let found = try collection([
      (
        "events.csv",
        "id,when,type,title,latitude,longitude\ne1,2014,battle,T,32.10,20.5\ne2,2014,battle,T,-1,-30\n"
      )
    ])
    let geometry = features(found).map { $0["geometry"] as! NSDictionary }
    #expect(geometry[0] == ["type": "Point", "coordinates": [20.5, 32.1]] as NSDictionary)
    #expect(found["bbox"] as? NSArray == [-30, -1, 20.5, 32.1] as NSArray)
    #expect(found["withoutCoordinates"] as? Int == 0)
  }

  @Test func `takes point, name and precision from the place an event names`() throws {
    let found = try collection([
      (
        "places.csv",
        "id,name,country,admin1,latitude,longitude,precision\np,\"Old \"\"market\"\"\",LBY,Valley,32.5,20.25,4\n"
      ),
      ("events.csv", "id,when,type,title,place\ne1,2014,battle,T,p\n"),
    ])
    let event = features(found)[0]
    #expect((event["geometry"] as? NSDictionary)?["coordinates"] as? NSArray == [20.25, 32.5] as NSArray)
    let properties = event["properties"] as! NSDictionary
    #expect(properties["place_precision"] as? Int == 4)
    #expect(properties["location"] as? String == "Old \"market\"")
    #expect(properties["country"] as? String == "LBY")
  }

  @Test func `keeps an event without coordinates, without a geometry, and counts it`() throws {
    let found = try collection(
      [
        ("places.csv", "id,name\np,Somewhere\n"),
        (
          "events.csv",
          "id,when,type,title,place,country,latitude\ne1,2014,battle,T,p,,\ne2,2014,battle,T,,LBY,\ne3,2014,battle,T,,,\n"
        ),
      ], unlocated: 3)
    #expect(features(found).map { $0["id"] as? String } == ["e1", "e2", "e3"])
    #expect(features(found).allSatisfy { $0["geometry"] is NSNull })
    #expect(found["withoutCoordinates"] as? Int == 3)
    #expect(found["bbox"] == nil)
  }

  @Test func `writes numbers as JSON has them`() throws {
    let found = try collection([
      ("events.csv", "id,when,type,title,latitude,longitude,deaths_best\ne1,2014,battle,T,007.50,-0.00001,012\n")
    ])
    let event = features(found)[0]
    #expect((event["geometry"] as? NSDictionary)?["coordinates"] as? NSArray == [-0.00001, 7.5] as NSArray)
    #expect((event["properties"] as? NSDictionary)?["deaths_best"] as? Int == 12)
  }
}
